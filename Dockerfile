# Production image: no development packages, not root, state and briefings on volumes.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# --ignore-scripts: nothing in production needs one, and none should run.
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY src src
COPY config config
COPY --chown=node:node briefings briefings
RUN mkdir .isnad && chown node:node .isnad
USER node
VOLUME ["/app/.isnad", "/app/briefings"]
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Started directly, not through npm, so that SIGTERM reaches the bot.
CMD ["node", "src/isnad.js", "start"]

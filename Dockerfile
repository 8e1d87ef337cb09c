# The application alone. Data lies in /data: mount a volume there.
# Not a later 24: see src/decisions/022-node-24-up-to-24-18.md.
FROM node:24.18-bookworm-slim AS build
WORKDIR /app
# better-sqlite3 is built from source where no prebuilt one can be fetched.
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24.18-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/db/migrations ./db/migrations
COPY --from=build /app/public ./public
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 3000
# `/readyz` fails while the database doesn't answer; a Meilisearch that is away fails nothing.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=2", "--heap-growing-percent=40", "dist/main.js"]

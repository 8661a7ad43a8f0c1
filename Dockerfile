FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# Packages change less often than code: their layer is kept while these files are.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY src/ContentApi/ContentApi.csproj src/ContentApi/packages.lock.json src/ContentApi/
RUN dotnet restore src/ContentApi --locked-mode

COPY .editorconfig ./
COPY db/migrations db/migrations
COPY db/seed db/seed
COPY openapi/v1.json openapi/
COPY openapi/examples openapi/examples
COPY src/ContentApi src/ContentApi
COPY src/embed/dist src/embed/dist
COPY CHANGELOG.md ./
COPY docs/*.md docs/
# Made here, because the last image has no shell: a volume put there belongs to the user that serves.
RUN mkdir /last-good
# The commit, for the program's --version: there is no .git here.
ARG REVISION
RUN dotnet publish src/ContentApi --output /app -p:UseAppHost=false -p:SourceRevisionId=$REVISION

# -extra brings ICU: without it text is not normalised, and digests would lie.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
COPY --from=build --chown=$APP_UID:$APP_UID /last-good /last-good
ENV Published__LastGood=/last-good

# The image's own user, who is not root, and port: 8080, by its ASPNETCORE_HTTP_PORTS.
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["dotnet", "ContentApi.dll"]

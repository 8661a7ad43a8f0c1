using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Database;

/// <summary>A class's own database in which an editor has released <see cref="SampleRelease"/>.</summary>
public sealed class ReleasedDatabase(PostgresServer server) : IAsyncLifetime
{
    private readonly TestDatabase database = new(server);

    public string Owner => database.Owner;

    public string Editor => database.Editor;

    public string Reader => database.Reader;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await SampleRelease.RunAsync(Editor, SampleRelease.Released);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}

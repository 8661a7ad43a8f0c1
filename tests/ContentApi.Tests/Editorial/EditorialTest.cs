using ContentApi.Editorial;
using ContentApi.Published;
using ContentApi.Signing;
using ContentApi.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace ContentApi.Tests.Editorial;

/// <summary>A database of its own for each test: releases are numbered across all that it holds.</summary>
public abstract class EditorialTest(PostgresServer server) : IAsyncLifetime
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected TestDatabase Database { get; } = new(server);

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 10, 12, 8, 0, 0, 250, TimeSpan.Zero));

    public ValueTask InitializeAsync() => Database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected EditorialContext Open() => new(Database.Editor);

    private protected Task<ImportReport> PublishAsync(params Sample[] samples) => ImportAsync(new ImportOrder(Severity.Editorial), samples);

    private protected async Task<ImportReport> ImportAsync(ImportOrder order, params Sample[] samples)
    {
        await using var context = Open();
        return await new Import(context, Clock, TestKey.Publisher).RunAsync([.. samples.Select(sample => sample.Package())], order, Stop);
    }

    private protected async Task<WithdrawalReport> WithdrawAsync(WithdrawalOrder order)
    {
        await using var context = Open();
        return await new Withdrawal(context, Clock, TestKey.Publisher).RunAsync(order, Stop);
    }

    private protected Task<WithdrawalReport> WithdrawAsync(string slug, string? instead = null) =>
        WithdrawAsync(new WithdrawalOrder(slug, Severity.Safety, "Rappel de lot.", instead));

    /// <summary>What readers see, read as they read it.</summary>
    private protected async Task<Snapshot> ReadAsync()
    {
        await using var connection = new NpgsqlConnection(Database.Reader);
        await connection.OpenAsync(Stop);
        var increment = await new ReleaseReader(TrustedKeys.All).ReadAllAsync(connection, known: null, Stop);
        return Snapshot.Apply(previous: null, increment.Releases, increment.Topics.Select(TopicEntry.Of), increment.Keys);
    }

    private protected async Task<T> AskAsync<T>(string question)
    {
        await using var connection = new NpgsqlConnection(Database.Owner);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(question, connection);
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }

    private protected static Dictionary<string, Outcome> Outcomes(Sample sample, IEnumerable<ImportDifference> differences) => differences
        .Where(difference => difference.Outcome != Outcome.Unchanged)
        .ToDictionary(difference => difference.Edition!.Slug[sample.Topic.Length..].TrimStart('-'), difference => difference.Outcome);
}

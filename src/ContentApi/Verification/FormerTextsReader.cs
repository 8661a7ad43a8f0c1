using ContentApi.Published;
using Npgsql;

namespace ContentApi.Verification;

/// <summary>Reads the words that releases superseded, beside the serving of the current ones and never ahead of it.</summary>
public sealed class FormerTextsReader(
    Current current, FormerTexts former, NpgsqlDataSource reader, TimeProvider clock, ILogger<FormerTextsReader> log) : BackgroundService
{
    // As many editions at a time: each is whole in memory while it is read.
    private const int Together = 200;

    private static readonly TimeSpan ShortestRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(5);

    // Up to a release, every edition that the release no longer has. Releases that are void count for nothing.
    private const string Sql =
        """
        select distinct former.edition
          from published.release_change former
         where former.edition is not null and former.release = any(@releases)
           and former.edition is distinct from (
             select latest.edition from published.release_change latest
              where latest.document = former.document and latest.release = any(@releases)
              order by latest.release desc limit 1)
         order by former.edition
        """;

    private readonly HashSet<long> read = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await current.First.WaitAsync(stoppingToken);
            var (retry, complaint) = (ShortestRetry, "");
            while (true)
            {
                var next = current.Next;
                try
                {
                    if (current.Served!.Snapshot is var snapshot && snapshot.Release.Number > former.Current.UpTo) await ReadAsync(snapshot, stoppingToken);
                    (retry, complaint) = (ShortestRetry, "");
                    await next.WaitAsync(stoppingToken);
                }
                catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
                {
                    if (complaint != fault.Message)
                    {
                        log.LogWarning("What was published before cannot be read, and is tried again: {Fault}", fault.Message);
                    }

                    complaint = fault.Message;
                    await Task.WhenAny(next, Task.Delay(retry, clock, stoppingToken));
                    retry = retry * 2 < LongestRetry ? retry * 2 : LongestRetry;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was read is whole.
        }
    }

    private async Task ReadAsync(Snapshot until, CancellationToken stop)
    {
        await using var connection = await reader.OpenConnectionAsync(stop);
        var ids = new List<long>();
        await using (var command = new NpgsqlCommand(Sql, connection))
        {
            command.Parameters.AddWithValue("releases", until.Releases.Select(release => release.Number).ToArray());
            await using var rows = await command.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop)) ids.Add(rows.GetInt64(0));
        }

        var texts = new List<FormerText>();
        long[] unread = [.. ids.Where(id => !read.Contains(id))];
        foreach (var some in unread.Chunk(Together))
        {
            var editions = await EditionReader.ReadAsync(connection, some, stop);
            texts.AddRange(editions.Values.SelectMany(edition => FormerText.Of(edition.Edition, edition.Number)));
        }

        former.Add(until.Release.Number, texts);
        read.UnionWith(unread);
    }
}

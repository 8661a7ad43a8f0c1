using ContentApi.Delivery.V1.Elements;
using ContentApi.Editorial;
using ContentApi.Tests.Hosting;
using CsCheck;

namespace ContentApi.Tests.Delivery;

/// <summary>The same of the real editor's operations, the real database and the real host: fewer histories, and nothing imitated.</summary>
public sealed class ReplicaOverHttpTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_takes_one_bundle_and_then_only_changes_has_what_is_current() =>
        await Gen.Select(Step.Any.Array[4, 8], Gen.Int[1, 9]).SampleAsync(
            async (steps, limit) =>
            {
                var texts = new RandomTexts();
                await seed.PublishAsync([.. texts.Packages], "Retiré.", restore: true);
                var replica = Replica.Of(await seed.Client.GetByteArrayAsync($"/v1/releases/{seed.Host.Current.Served!.Number}/bundle?locale=fr", Stop));
                var rest = new Queue<Step>(steps);
                while (rest.TryDequeue(out var step))
                {
                    await TakeAsync(texts, step);
                    await FollowAsync(replica, limit, async () =>
                    {
                        if (rest.TryDequeue(out var meanwhile)) await TakeAsync(texts, meanwhile);
                    });
                }

                await FollowAsync(replica, limit, () => Task.CompletedTask);
                var served = seed.Host.Current.Served!;
                replica.Release.Should().Be(served.Snapshot.Release.Number);
                var live = new Dictionary<Guid, string>();
                foreach (var state in served.Snapshot.Live.Where(topic => topic.Locale == "fr").SelectMany(topic => topic.States).Where(state => state.IsLive))
                    live.Add(state.Document, await seed.Client.GetStringAsync(Urls.Path(state), Stop));
                replica.Resources.Should().Equal(live);
            },
            iter: 4,
            threads: 1);

    private Task FollowAsync(Replica replica, int limit, Func<Task> meanwhile) => replica.FollowAsync(async next =>
    {
        if (next is not null) await meanwhile();
        return await seed.Client.GetByteArrayAsync(
            next?.Replace(ContentHost.BaseUrl, "", StringComparison.Ordinal) ?? $"/v1/fr/changes?since={replica.Release}&limit={limit}", Stop);
    });

    private async Task TakeAsync(RandomTexts texts, Step step)
    {
        texts.Take(step);
        try
        {
            if (step.Deed == Deed.Withdraw) await seed.WithdrawAsync($"autre-{RandomTexts.DocumentOf(step)}", step.Severity, "Rappel de lot.");
            else if (step.Deed == Deed.WithdrawTopic) await seed.WithdrawAsync("autre", step.Severity, "Rappel de lot.");
            else await seed.PublishAsync([.. texts.Packages], "Retiré.", restore: true);
        }
        catch (RefusedException)
        {
            // A citation that is still cited, or a document that was never published: the editor is told, and goes on.
        }
    }
}

using System.Text;
using ContentApi.Delivery.V1.Changes;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Http;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using CsCheck;
using Microsoft.AspNetCore.Http;

namespace ContentApi.Tests.Delivery;

/// <summary>Whatever editors do, who follows the changes has what is current, byte for byte; and a record is what was.</summary>
public sealed class ReplicaTests
{
    private static readonly Gen<Step[]> Steps = Step.Any.Array[1, 14];

    [Fact]
    public async Task Whoever_takes_all_once_and_then_only_changes_has_what_is_current() =>
        await Gen.Select(Steps, Gen.Int[1, 7], Gen.Int[1, 4]).SampleAsync(
            async (steps, limit, pause) =>
            {
                var publisher = new MemoryPublisher();
                var texts = new RandomTexts();
                publisher.Publish(texts, Severity.Editorial);
                var replicas = new Dictionary<int, Replica>();
                foreach (var (index, step) in steps.Index())
                {
                    replicas.TryAdd(publisher.Current!.Snapshot.Release.Number, Replica.Of(publisher.Current, "fr"));
                    texts.Take(step);
                    publisher.Publish(texts, step.Severity);
                    if (index % pause == 0) await replicas.First().Value.FollowAsync(Read(publisher, replicas.First().Value, limit));
                }

                foreach (var replica in replicas.Values)
                {
                    await replica.FollowAsync(Read(publisher, replica, limit));
                    replica.Release.Should().Be(publisher.Current!.Snapshot.Release.Number);
                    replica.Resources.Should().Equal(Replica.ResourcesOf(publisher.Current, "fr"));
                }
            },
            iter: 150);

    [Fact]
    public async Task A_walk_during_which_others_publish_leads_to_the_release_in_which_it_began() =>
        await Gen.Select(Steps, Gen.Int[1, 5]).SampleAsync(
            async (steps, limit) =>
            {
                var publisher = new MemoryPublisher();
                var texts = new RandomTexts();
                publisher.Publish(texts, Severity.Editorial);
                var replica = Replica.Of(publisher.Current!, "fr");
                var rest = new Queue<Step>(steps);

                while (rest.Count > 0)
                {
                    Take(rest.Dequeue());
                    var read = Read(publisher, replica, limit);
                    await replica.FollowAsync(async next =>
                    {
                        if (next is not null && rest.TryDequeue(out var step)) Take(step);
                        return await read(next);
                    });

                    var target = Replica.ResourcesOf(publisher.Releases[replica.Release - 1], "fr");
                    foreach (var (document, resource) in replica.Resources) resource.Should().Be(target[document]);
                    foreach (var missing in target.Keys.Except(replica.Resources.Keys))
                    {
                        publisher.Current!.Snapshot.Find(missing)!.Changes.Should().Contain(
                            change => change.Release.Number > replica.Release && change.Slug == null && change.Severity == Severity.Safety,
                            "nothing else is told before its release");
                    }
                }

                await replica.FollowAsync(Read(publisher, replica, limit));
                replica.Resources.Should().Equal(Replica.ResourcesOf(publisher.Current!, "fr"));

                void Take(Step step)
                {
                    texts.Take(step);
                    publisher.Publish(texts, step.Severity);
                }
            },
            iter: 150);

    [Fact]
    public void A_node_that_starts_now_answers_as_one_that_followed_every_release_and_rewinds_to_each() =>
        Steps.Sample(
            steps =>
            {
                var publisher = new MemoryPublisher();
                var texts = new RandomTexts();
                publisher.Publish(texts, Severity.Editorial);
                foreach (var step in steps)
                {
                    texts.Take(step);
                    publisher.Publish(texts, step.Severity);
                }

                Resources(publisher.Anew()).Should().Equal(Resources(publisher.Current!));
                foreach (var then in publisher.Releases)
                {
                    var rewound = publisher.Rewind(then.Snapshot.Release.Number);

                    Resources(rewound).Should().Equal(Resources(then));
                }
            },
            iter: 60);

    private static Dictionary<string, (string, string)> Resources(LoadedRelease served) =>
        served.Answers.Where(answer => answer.Value.OtherFormats is not null).ToDictionary(answer => answer.Key, Told);

    private static (string, string) Told(KeyValuePair<string, Representation> answer) =>
        (Encoding.UTF8.GetString(answer.Value.Identity.Bytes), answer.Value.LastModified.ToString());

    /// <summary>As the controller reads a walk.</summary>
    private static Func<string?, Task<byte[]>> Read(MemoryPublisher publisher, Replica replica, int limit)
    {
        var urls = new Urls(ContentHost.BaseUrl);
        return next =>
        {
            var current = publisher.Current!;
            var text = next is null ? $"?since={replica.Release}&limit={limit}" : new Uri(next).Query;
            var query = ChangeQuery.Read(new QueryString(text), current.Snapshot.Release.Number);
            var target = query.Target is { } number ? publisher.Releases[number - 1] : current;
            return Task.FromResult(ChangePageDto.Compose("fr", query, target, current, urls).Identity.Bytes);
        };
    }
}

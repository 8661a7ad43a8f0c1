using ContentApi.Verification;

namespace ContentApi.Tests.Verification;

/// <summary>Work that takes long has threads of its own, and no more than that.</summary>
public sealed class WorkersTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_more_are_at_work_than_there_are_threads_and_who_waits_holds_none()
    {
        using var workers = new Workers(threads: 2, waiting: 50);
        using var gate = new ManualResetEventSlim();
        using var begun = new CountdownEvent(2);
        var most = 0;
        var names = new List<string?>();

        var all = Enumerable.Range(0, 40).Select(_ => workers.RunAsync(
            () =>
            {
                lock (names)
                {
                    most = Math.Max(most, workers.Busy);
                    names.Add(Thread.CurrentThread.Name);
                }

                if (!begun.IsSet) begun.Signal();
                gate.Wait(Stop);
                return true;
            },
            Long,
            Stop)).ToList();
        begun.Wait(Stop);

        workers.Busy.Should().Be(2);
        all.Should().OnlyContain(work => !work.IsCompleted);
        gate.Set();
        await Task.WhenAll(all);
        most.Should().Be(2);
        names.Should().HaveCount(40).And.OnlyContain(name => name == "Verification");
    }

    [Fact]
    public async Task Who_finds_the_queue_full_or_waits_too_long_is_told_so_and_is_never_begun()
    {
        using var workers = new Workers(threads: 1, waiting: 1);
        using var gate = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var first = workers.RunAsync(
            () =>
            {
                begun.Set();
                gate.Wait(Stop);
                return 1;
            },
            Long,
            Stop);
        begun.Wait(Stop);

        var patient = () => workers.RunAsync(() => 2, TimeSpan.FromMilliseconds(1), Stop);
        await patient.Should().ThrowAsync<WorkersBusyException>();
        // What gave up still stands in the queue, and fills it.
        var full = () => workers.RunAsync(() => 3, Long, Stop);
        await full.Should().ThrowAsync<WorkersBusyException>();

        gate.Set();
        (await first).Should().Be(1);
    }

    [Fact]
    public async Task What_the_work_throws_comes_back_and_the_thread_goes_on()
    {
        using var workers = new Workers(threads: 1, waiting: 1);

        var failing = () => workers.RunAsync<int>(() => throw new InvalidDataException("so"), Long, Stop);

        await failing.Should().ThrowAsync<InvalidDataException>();
        (await workers.RunAsync(() => 4, Long, Stop)).Should().Be(4);
    }
}

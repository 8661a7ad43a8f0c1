using System.Collections.Concurrent;

namespace ContentApi.Verification;

/// <summary>
/// Threads of their own for work that takes long: as many as leave the others to those who read. Whoever waits for one holds no thread.
/// </summary>
public sealed class Workers : IDisposable
{
    private readonly BlockingCollection<Action> jobs;
    private readonly Lazy<Thread[]> threads;
    private int busy;

    public Workers()
        : this(threads: Math.Max(1, Environment.ProcessorCount / 2), waiting: 64)
    {
    }

    /// <param name="waiting">How many may wait for a thread.</param>
    public Workers(int threads, int waiting)
    {
        jobs = new BlockingCollection<Action>(waiting);
        Threads = threads;
        this.threads = new Lazy<Thread[]>(() => [.. Enumerable.Range(0, threads).Select(_ => Start())]);
    }

    public int Threads { get; }

    /// <summary>How many are at work.</summary>
    public int Busy => Volatile.Read(ref busy);

    /// <exception cref="WorkersBusyException">Too many wait already, or this waited for too long.</exception>
    /// <param name="patience">The longest that it waits for a thread.</param>
    public async Task<T> RunAsync<T>(Func<T> work, TimeSpan patience, CancellationToken stop)
    {
        _ = threads.Value;
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = 0;
        if (!jobs.TryAdd(Run, 0, stop)) throw new WorkersBusyException();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        waiting.CancelAfter(patience);
        await using var given = waiting.Token.Register(() =>
        {
            if (Interlocked.Exchange(ref begun, 1) != 0) return;
            if (stop.IsCancellationRequested) done.TrySetCanceled(stop);
            else done.TrySetException(new WorkersBusyException());
        });
        return await done.Task;

        void Run()
        {
            if (Interlocked.Exchange(ref begun, 1) != 0) return;
            Interlocked.Increment(ref busy);
            try
            {
                done.TrySetResult(work());
            }
            catch (Exception failure)
            {
                done.TrySetException(failure);
            }
            finally
            {
                Interlocked.Decrement(ref busy);
            }
        }
    }

    /// <summary>What waits is not begun; what runs ends when its own stop says so.</summary>
    public void Dispose() => jobs.CompleteAdding();

    private Thread Start()
    {
        var thread = new Thread(() =>
        {
            foreach (var job in jobs.GetConsumingEnumerable()) job();
        })
        {
            IsBackground = true,
            Name = "Verification",
            Priority = ThreadPriority.BelowNormal,
        };
        thread.Start();
        return thread;
    }
}

/// <summary>No thread could be had in time.</summary>
public sealed class WorkersBusyException() : Exception("All threads are busy.");

using System.Runtime.ExceptionServices;
using ContentApi.Benchmarks.Machine;

namespace ContentApi.Benchmarks.Load;

/// <summary>A thread on the load's core, for what must not be held up by anything else of this process.</summary>
internal static class LoadThread
{
    public static void Rest(TimeSpan duration)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(duration);
    }

    public static T Run<T>(Func<T> load)
    {
        T result = default!;
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(() =>
        {
            try
            {
                Cores.PinToLoad();
                result = load();
            }
            catch (Exception caught)
            {
                fault = ExceptionDispatchInfo.Capture(caught);
            }
        });
        thread.Start();
        thread.Join();
        fault?.Throw();
        return result;
    }
}

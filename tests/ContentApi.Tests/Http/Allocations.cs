namespace ContentApi.Tests.Http;

internal static class Allocations
{
    /// <summary>Bytes that an action allocates on this thread once the runtime has settled: the least of several calls.</summary>
    public static long Of(Action action) => Enumerable.Range(0, 10).Min(_ =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });
}

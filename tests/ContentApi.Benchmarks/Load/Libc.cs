using System.Runtime.InteropServices;

namespace ContentApi.Benchmarks.Load;

/// <summary>
/// The few calls of the kernel that a load generator lives on. .NET's own sockets hop between threads for every answer: on one core
/// such a client is slower than the servers it is to measure.
/// </summary>
internal static unsafe partial class Libc
{
    public const uint Readable = 1;
    public const int DontWait = 0x40;
    public const int NoSignal = 0x4000;

    private const int Add = 1;

    // The kernel's struct is packed on x64, and aligned elsewhere.
    public static readonly int EventSize = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    public static readonly int EventData = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;

    public static int CreatePoll() => Checked(epoll_create1(0), "epoll_create1");

    /// <param name="tag">Comes back with every event of the descriptor.</param>
    public static void Watch(int poll, int descriptor, int tag)
    {
        var entry = stackalloc byte[EventSize];
        *(uint*)entry = Readable;
        *(long*)(entry + EventData) = tag;
        Checked(epoll_ctl(poll, Add, descriptor, entry), "epoll_ctl");
    }

    /// <summary>How many events there are; none when interrupted.</summary>
    public static int Wait(int poll, byte* events, int most, int milliseconds) => Math.Max(0, epoll_wait(poll, events, most, milliseconds));

    public static int Receive(int descriptor, byte* into, int length) => (int)recv(descriptor, into, (nuint)length, DontWait);

    public static int Send(int descriptor, byte* from, int length) => (int)send(descriptor, from, (nuint)length, DontWait | NoSignal);

    public static void Close(int descriptor) => _ = close(descriptor);

    /// <summary>Keeps a thread of this process on these cores.</summary>
    public static void Pin(int thread, IEnumerable<int> cores)
    {
        var mask = stackalloc ulong[16];
        new Span<ulong>(mask, 16).Clear();
        foreach (var core in cores) mask[core / 64] |= 1UL << (core % 64);
        _ = sched_setaffinity(thread, 128, mask);
    }

    private static int Checked(int result, string call) =>
        result >= 0 ? result : throw new InvalidOperationException($"{call} failed: {Marshal.GetLastPInvokeErrorMessage()}.");

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_create1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_ctl(int poll, int operation, int descriptor, byte* entry);

    [LibraryImport("libc")]
    private static partial int epoll_wait(int poll, byte* events, int most, int milliseconds);

    [LibraryImport("libc")]
    private static partial nint recv(int descriptor, byte* into, nuint length, int flags);

    [LibraryImport("libc")]
    private static partial nint send(int descriptor, byte* from, nuint length, int flags);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);

    [LibraryImport("libc")]
    private static partial int sched_setaffinity(int thread, nuint size, ulong* mask);
}

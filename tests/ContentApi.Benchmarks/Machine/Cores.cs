using System.Globalization;
using ContentApi.Benchmarks.Load;

namespace ContentApi.Benchmarks.Machine;

/// <summary>One core for the server that is measured, the next for the load; everything else, PostgreSQL included, anywhere but on the first.</summary>
internal static class Cores
{
    private static readonly int[] Allowed = ReadAllowed();

    public static int Server => Allowed[0];

    public static int Load => Allowed[1];

    /// <summary>Keeps this process, and what it starts, off the server's core.</summary>
    public static void Leave()
    {
        if (Allowed.Length < 2) throw new InvalidOperationException("Two cores are needed: one for the server, one for the load.");
        Pin(Allowed.Skip(1));
    }

    /// <summary>This thread, and the threads that it starts.</summary>
    public static void PinToLoad() => Libc.Pin(0, [Load]);

    public static int Count => Allowed.Length;

    private static void Pin(IEnumerable<int> cores)
    {
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
            Libc.Pin(int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture), cores);
    }

    /// <summary>Such as <c>0-3,8</c>.</summary>
    private static int[] ReadAllowed()
    {
        var list = File.ReadLines("/proc/self/status").First(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)).Split(':')[1].Trim();
        return [.. list.Split(',').Select(range => range.Split('-').Select(core => int.Parse(core, CultureInfo.InvariantCulture)).ToArray())
            .SelectMany(range => Enumerable.Range(range[0], range[^1] - range[0] + 1))];
    }
}

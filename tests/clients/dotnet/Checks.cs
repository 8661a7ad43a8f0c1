using System.IO.Compression;

namespace ContentApi.Clients;

/// <summary>The checks of the clients. Each check runs even if an earlier one failed.</summary>
internal sealed class Checks
{
    private int passed;
    private int failed;

    public async Task RunAsync(string name, Func<Task> check)
    {
        try
        {
            await check();
            passed++;
        }
        catch (Exception fault)
        {
            failed++;
            Console.WriteLine($"{name}: {fault}");
        }
    }

    public static void That(bool holds, string what)
    {
        if (!holds) throw new InvalidOperationException($"It does not hold: {what}");
    }

    public static async Task<string> FirstLineAsync(Stream bundle)
    {
        await using var lines = new GZipStream(bundle, CompressionMode.Decompress);
        using var reader = new StreamReader(lines);
        return await reader.ReadLineAsync() ?? "";
    }

    public int Report()
    {
        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }
}

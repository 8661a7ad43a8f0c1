using System.Diagnostics;
using System.Globalization;
using ContentApi.Database;

namespace ContentApi.Tests.Hosting;

/// <summary>A throw-away PostgreSQL of one test, to be stopped and killed; the test is skipped where PostgreSQL's programs are absent.</summary>
public static class PrivateCluster
{
    public static async Task<LocalCluster> StartAsync()
    {
        var cluster = LocalCluster.FindThrowAway(bin: null);
        Assert.SkipWhen(cluster is null, "PostgreSQL's programs are not on this machine: nothing to stop or kill.");
        await cluster!.StartAsync(TestContext.Current.CancellationToken);
        return cluster;
    }

    /// <summary>As <c>kill -9</c> does, or a power cut.</summary>
    public static void Kill(LocalCluster cluster)
    {
        var server = File.ReadLines(Path.Combine(cluster.Folder, "data", "postmaster.pid")).First();
        using var process = Process.GetProcessById(int.Parse(server, CultureInfo.InvariantCulture));
        process.Kill();
    }
}

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
}

using ContentApi.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ContentApi.Tests.Faults;

/// <summary>While PostgreSQL is away a node tries again ever later, and never later than it is told to.</summary>
public sealed class BackOffTests
{
    [Fact]
    public async Task No_wait_is_longer_than_MaxRetry_however_long_the_outage()
    {
        var clock = new WaitingClock();
        await using var host = await ContentHost.StartAsync(
            "Host=127.0.0.1;Port=1;Username=nobody;Database=nothing",
            services => services.AddSingleton<TimeProvider>(clock),
            "--Published:MaxRetry=00:00:02");

        await ContentHost.UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            return Task.FromResult(clock.Waits.Count(wait => wait.TotalMilliseconds == 2000) >= 3);
        });

        int[] waits = [100, 200, 400, 800, 1600, 2000, 2000, 2000];
        clock.Waits.Should().ContainInOrder(waits.Select(wait => TimeSpan.FromMilliseconds(wait)));
    }
}

using ContentApi.Editorial;
using ContentApi.Published;

namespace ContentApi.Hosting;

/// <summary>On the private PostgreSQL: signs at the start and every hour that the current release is current. Verbs that publish sign too.</summary>
internal sealed class FreshnessSigner(Confirmation confirmation, Current current, TimeProvider clock, ILogger<FreshnessSigner> log) : BackgroundService
{
    /// <summary>How long a statement holds: long enough for a night's outage, short enough against the replay of an old release.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(1);

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var complained = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await current.First.WaitAsync(stoppingToken);
                await confirmation.SignAsync(ValidFor, stoppingToken);
                complained = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // Without a statement clients can still verify what they get; they cannot tell that it is current.
                if (!complained) log.LogWarning(fault, "The statement that the release is current could not be signed; it is tried again.");
                complained = true;
            }

            await Task.Delay(complained ? Retry : Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

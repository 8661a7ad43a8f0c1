namespace ContentApi.Hosting;

/// <summary>What runs beside the serving never ends it: readers keep the last good release, whatever else failed.</summary>
internal static class Background
{
    public static void KeepServing(this IServiceCollection services) =>
        services.Configure<HostOptions>(host => host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);

    /// <summary>
    /// Logs a service that has ended with an exception. The host's own category is off in <c>appsettings.json</c>, because it would also
    /// print the failed starts that <see cref="Serve"/> reports in one sentence.
    /// </summary>
    public static void LogFailures(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var service in app.Services.GetServices<IHostedService>().OfType<BackgroundService>())
        {
            service.ExecuteTask?.ContinueWith(
                failed => app.Logger.LogCritical(
                    failed.Exception!.GetBaseException(), "{Service} has ended; the release that is served stays.", service.GetType().Name),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default);
        }
    });
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ContentApi.Tests.Hosting;

/// <summary>What a host logs, as it would be printed: the message, and the exception with it.</summary>
/// <param name="least">What is below is not recorded, whatever the host's settings let through.</param>
public sealed class RecordedLog(LogLevel least = LogLevel.Trace) : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Lines.Enqueue($"{formatter(state, exception)}{exception}");
    }

    public void Dispose()
    {
    }
}

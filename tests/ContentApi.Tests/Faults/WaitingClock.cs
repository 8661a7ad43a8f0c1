using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace ContentApi.Tests.Faults;

/// <summary>A clock that stands still until a test moves it, and remembers for how long it was asked to wait.</summary>
public sealed class WaitingClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero))
{
    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, dueTime, period);
    }
}

using System.Collections.Concurrent;
using ContentApi.Http;
using Microsoft.Extensions.Options;

namespace ContentApi.Published;

/// <summary>Renders a snapshot's answers by path; what did not change since <paramref name="previous"/> is carried over.</summary>
public delegate IReadOnlyDictionary<string, Answer> Renderer(Snapshot snapshot, Served? previous);

/// <summary>One release, ready to be served: the graph and the answers made of it, always swapped together.</summary>
public sealed record Served(Snapshot Snapshot, IReadOnlyDictionary<string, Answer> Answers)
{
    /// <summary>The value of <c>Content-Release</c>.</summary>
    public string Number { get; } = Snapshot.Release.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The answer at a path. What follows the first dot of its last segment names a form of the answer without it.</summary>
    public Answer? Find(string path)
    {
        if (Answers.TryGetValue(path, out var answer)) return answer;
        var dot = path.IndexOf('.', path.LastIndexOf('/') + 1);
        return dot >= 0
            && Answers.TryGetValue(path[..dot], out answer)
            && answer.OtherForms?.Named(path.AsSpan(dot)) is { } form
                ? answer.OtherForms.Make(answer, form)
                : null;
    }

    /// <summary>Pages of lists that were asked for with parameters, by address; bounded by who adds to it.</summary>
    public ConcurrentDictionary<string, Answer> Pages { get; } = new(StringComparer.Ordinal);
}

/// <summary>
/// What this node serves. Requests read <see cref="Served"/> once and use what they got; one writer, the refresher, replaces it.
/// On any failure the old release stays, and <see cref="Fault"/> says why.
/// </summary>
public sealed class Current(Renderer render, TimeProvider clock, IOptions<PublishedOptions> options)
{
    private readonly TaskCompletionSource<Served> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Served? served;
    private long confirmedAt;

    public Served? Served => served;

    /// <summary>Completes with the first release that is served.</summary>
    public Task<Served> First => first.Task;

    /// <summary>Why the last attempt to follow the releases failed; null while all is well.</summary>
    public string? Fault { get; private set; }

    /// <summary>When this node last knew that what it serves is the current release; null before the first time, and for content that has no origin to ask.</summary>
    public DateTimeOffset? ConfirmedAt => Interlocked.Read(ref confirmedAt) is var ticks and > 0 && ticks != DateTimeOffset.MaxValue.UtcTicks
        ? new DateTimeOffset(ticks, TimeSpan.Zero)
        : null;

    /// <summary>False once the release has gone unconfirmed for longer than a withdrawal may take to be seen.</summary>
    public bool IsConfirmed => clock.GetUtcNow().UtcTicks - Interlocked.Read(ref confirmedAt) <= options.Value.MaxUnconfirmed.Ticks;

    /// <summary>Builds the next release whole, then makes it current with one write.</summary>
    public Served Advance(Increment increment, CancellationToken cancellation = default)
    {
        var previous = served;
        var snapshot = Snapshot.Apply(previous?.Snapshot, increment);
        var next = new Served(snapshot, render(snapshot, previous));
        cancellation.ThrowIfCancellationRequested();
        served = next;
        first.TrySetResult(next);
        return next;
    }

    public void Confirm()
    {
        Interlocked.Exchange(ref confirmedAt, clock.GetUtcNow().UtcTicks);
        Fault = null;
    }

    /// <summary>For content that has no origin to ask: what was loaded is the truth.</summary>
    public void ConfirmForGood() => Interlocked.Exchange(ref confirmedAt, DateTimeOffset.MaxValue.UtcTicks);

    public void Fail(string fault) => Fault = fault;
}

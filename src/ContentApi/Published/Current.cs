using System.Collections.Concurrent;
using ContentApi.Http;
using ContentApi.Readable;
using ContentApi.Signing;
using Microsoft.Extensions.Options;

namespace ContentApi.Published;

/// <summary>Renders a snapshot's answers by path.</summary>
/// <param name="topics">Those that are not as in <paramref name="previous"/>, words included; what is rendered of all others is carried over.</param>
public delegate CopyOnWriteDictionary<string, Representation> Renderer(Snapshot snapshot, IReadOnlyCollection<Topic> topics, LoadedRelease? previous);

/// <summary>Reads a live document of a release back from what the release keeps of it.</summary>
public delegate ReadableDocument DocumentReader(LoadedRelease release, DocumentState state);

/// <summary>One release, ready to be served: the graph and the answers made of it, always swapped together.</summary>
public sealed class LoadedRelease(Snapshot snapshot, CopyOnWriteDictionary<string, Representation> answers)
{
    // Pages that were asked for are kept until the next release, as many bytes of them.
    private const long MaxPageBytes = 32 << 20;

    private readonly ConcurrentDictionary<string, Representation> pages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<Representation>>> files = new(StringComparer.Ordinal);
    private long pageBytes;

    public Snapshot Snapshot => snapshot;

    /// <summary>The service document, the releases and every resource, by path.</summary>
    public CopyOnWriteDictionary<string, Representation> Answers => answers;

    /// <summary>The release that follows <paramref name="previous"/>; null: the first that this node knows.</summary>
    public static LoadedRelease Follow(LoadedRelease? previous, Increment increment, Renderer render)
    {
        var snapshot = Snapshot.Apply(
            previous?.Snapshot, increment.Releases, increment.Topics.Select(TopicEntry.Of), increment.Keys, increment.Freshness);
        if (increment is { Releases.IsEmpty: false, Chain.Head: { } head }) SignedLists.Require(head, snapshot);
        return new LoadedRelease(snapshot, render(snapshot, increment.Topics, previous));
    }

    /// <summary>An earlier release.</summary>
    /// <param name="then">The topics that changed since, as they were.</param>
    public LoadedRelease Rewind(int number, IReadOnlyCollection<Topic> then, Renderer render)
    {
        var earlier = Snapshot.Rewind(number, then.Select(TopicEntry.Of));
        if (earlier.Release.Proof is { } proof) SignedLists.Require(earlier.Keys.Open<ReleaseRecord>(proof), earlier);
        return new LoadedRelease(earlier, render(earlier, then, this));
    }

    /// <summary>The value of <c>Content-Release</c>.</summary>
    public string Number { get; } = snapshot.Release.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The answer at a path. What follows the first dot of its last segment names a form of the answer without it.</summary>
    public Representation? Find(string path)
    {
        if (Answers.TryGetValue(path, out var answer) || pages.TryGetValue(path, out answer)) return answer;
        var dot = path.IndexOf('.', path.LastIndexOf('/') + 1);
        return dot >= 0
            && Answers.TryGetValue(path[..dot], out answer)
            && answer.OtherFormats?.Named(path.AsSpan(dot)) is { } form
                ? answer.OtherFormats.Make(answer, form)
                : null;
    }

    /// <summary>An answer that takes long to compose: once for all who ask, and kept for as long as the release is.</summary>
    public async Task<Representation> FileAsync(string address, Func<Task<Representation>> compose)
    {
        var file = files.GetOrAdd(address, _ => new Lazy<Task<Representation>>(() => Task.Run(compose)));
        try
        {
            return await file.Value;
        }
        catch
        {
            // Whoever asks next tries again.
            files.TryRemove(new(address, file));
            throw;
        }
    }

    /// <summary>What <see cref="FileAsync"/> keeps.</summary>
    public long FileBytes => files.Values.Where(file => file is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }).Sum(file => (long)file.Value.Result.Identity.Bytes.Length);

    /// <summary>A page that is composed of this release's answers when it is first asked for.</summary>
    /// <param name="address">Its path, and its query in canonical form.</param>
    public Representation Page(string address, Func<Representation> compose)
    {
        if (pages.TryGetValue(address, out var page)) return page;
        page = compose();
        if (Interlocked.Add(ref pageBytes, page.Identity.Bytes.Length) <= MaxPageBytes) return pages.GetOrAdd(address, page);
        Interlocked.Add(ref pageBytes, -page.Identity.Bytes.Length);
        return page;
    }
}

/// <summary>
/// What this node serves. Requests read <see cref="Served"/> once and use what they got; one writer, the refresher, replaces it.
/// On any failure the old release stays, and <see cref="Failure"/> says why.
/// </summary>
public sealed class Current(Renderer render, ContentSource origin, TimeProvider clock, IOptions<PublishedOptions> options)
{
    private readonly TaskCompletionSource<LoadedRelease> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile LoadedRelease? served;
    private volatile ContentSource? source;
    private long confirmedAt;

    public LoadedRelease? Served => served;

    /// <summary>Where what is served came from.</summary>
    public ContentSource Source => source ?? origin;

    /// <summary>Completes with the first release that is served.</summary>
    public Task<LoadedRelease> First => first.Task;

    /// <summary>Completes when something else is served than now. Take it before <see cref="Served"/>, and no release is missed.</summary>
    public Task Next => next.Task;

    /// <summary>Why the last attempt to follow the releases failed; null while all is well.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>When this node last knew that what it serves is the current release; null before the first time, and for content that has no origin to ask.</summary>
    public DateTimeOffset? ConfirmedAt => Interlocked.Read(ref confirmedAt) is var ticks and > 0 && ticks != DateTimeOffset.MaxValue.UtcTicks
        ? new DateTimeOffset(ticks, TimeSpan.Zero)
        : null;

    /// <summary>False once the release has gone unconfirmed for longer than a withdrawal may take to be seen.</summary>
    public bool IsConfirmed => clock.GetUtcNow().UtcTicks - Interlocked.Read(ref confirmedAt) <= options.Value.MaxUnconfirmed.Ticks;

    /// <summary>Builds the next release whole, then makes it current with one write.</summary>
    /// <param name="known">What the increment follows; null: nothing.</param>
    public LoadedRelease Advance(LoadedRelease? known, Increment increment, CancellationToken cancellation = default)
    {
        var next = LoadedRelease.Follow(known, increment, render);
        cancellation.ThrowIfCancellationRequested();
        Become(next, origin);
        return next;
    }

    /// <summary>Serves what was not read from the origin, as fresh as it was then.</summary>
    /// <param name="confirmedAt">Null: there is no origin to ask, and what was loaded is the truth.</param>
    public void Adopt(LoadedRelease copy, ContentSource from, DateTimeOffset? confirmedAt)
    {
        Interlocked.Exchange(ref this.confirmedAt, (confirmedAt ?? DateTimeOffset.MaxValue).UtcTicks);
        Become(copy, from);
    }

    public DateTimeOffset Confirm()
    {
        var now = clock.GetUtcNow();
        Interlocked.Exchange(ref confirmedAt, now.UtcTicks);
        Failure = null;
        return now;
    }

    public void Fail(string code, string? why = null) => Failure = new Failure(code, why);

    private void Become(LoadedRelease release, ContentSource from)
    {
        source = from;
        served = release;
        first.TrySetResult(release);
        Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}

/// <param name="Code">As readiness names it.</param>
/// <param name="Why">One sentence; null where the code says all.</param>
public sealed record Failure(string Code, string? Why);

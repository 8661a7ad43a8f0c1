using System.Collections.Immutable;
using ContentApi.Signing;

namespace ContentApi.Published;

/// <summary>
/// The releases that a database or a file holds, as far as they are signed: each by a believed key, and each naming the one before it.
/// A release that is not is void. It is passed over, as if it had not been written, and the next one follows its predecessor.
/// </summary>
/// <param name="Void">Those that are passed over, and why.</param>
public sealed record ReleaseChain(ImmutableArray<Release> Releases, ImmutableArray<VoidRelease> Void)
{
    /// <summary>
    /// False: a release is passed over whose key the database's owner announced, and which only this node's own list of keys leaves out. Then
    /// what this node serves may have been superseded or withdrawn.
    /// </summary>
    public bool IsCurrent { get; init; } = true;

    /// <summary>The record of the last release; null: there is none, or it was never signed.</summary>
    public ReleaseRecord? Head { get; private init; }

    /// <param name="rows">By number.</param>
    public static ReleaseChain Verify(IEnumerable<Release> rows, KeyRing keys)
    {
        var (releases, voided) = (ImmutableArray.CreateBuilder<Release>(), ImmutableArray.CreateBuilder<VoidRelease>());
        ReleaseRecord? head = null;
        foreach (var row in rows)
        {
            try
            {
                head = Open(row, releases.Count == 0 ? null : releases[^1], keys);
                releases.Add(row);
            }
            catch (InvalidDataException fault)
            {
                voided.Add(new VoidRelease(row.Number, fault.Message));
            }
        }

        return new ReleaseChain(releases.ToImmutable(), voided.ToImmutable()) { Head = head };
    }

    /// <summary>What a statement of freshness says of a release of this chain; null: it is not signed, or is about another release.</summary>
    public Freshness? Freshness(string proof, KeyRing keys)
    {
        try
        {
            var said = keys.Open<Freshness>(proof);
            return Releases.FirstOrDefault(release => release.Number == said.Release) is { Proof: { } release } && RecordDigest.Of(release).ToString() == said.Digest
                ? said
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <exception cref="InvalidDataException">It is not signed as it stands here.</exception>
    private static ReleaseRecord Open(Release release, Release? before, KeyRing keys)
    {
        var record = keys.Open<ReleaseRecord>(release.Proof ?? throw new InvalidDataException("It is not signed."));
        if ((record.Number, record.PublishedAt, record.Severity, record.Note)
            != (release.Number, release.PublishedAt.UtcDateTime, release.Severity.Word(), release.Note))
            throw new InvalidDataException("Its number, time, severity or note is not what was signed.");
        if (record.Previous != (before is null ? null : RecordDigest.Of(before.Proof!).ToString()))
            throw new InvalidDataException("It does not follow the release before it.");
        return record;
    }
}

/// <summary>A release that is not signed as it stands.</summary>
public sealed record VoidRelease(int Number, string Why);

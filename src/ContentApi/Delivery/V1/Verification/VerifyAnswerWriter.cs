using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Published;
using ContentApi.Verification;

namespace ContentApi.Delivery.V1.Verification;

/// <summary>Writes verdicts as the contract has them, within a bound.</summary>
internal sealed class VerifyAnswerWriter(Snapshot snapshot, Urls urls, Library library)
{
    // Of every answer, in bytes: so many, and so many more for each of the page's characters.
    private const int Free = 64 * 1024;
    private const int PerCharacter = 8;

    // What a fragment takes beside its words.
    private const int Frame = 900;

    public VerifyAnswerDto Tell(ReleaseReferenceDto release, string history, IReadOnlyList<ExpectedContent> expected, IReadOnlyList<Verdict> verdicts, int length)
    {
        var room = Free + (long)PerCharacter * length;
        var fragments = verdicts.Select(Tell).TakeWhile(fragment => (room -= Cost(fragment)) >= 0).ToList();
        var byBlock = verdicts.Where(verdict => verdict.Source?.Block is not null).ToLookup(verdict => verdict.Source!.Id);
        return new VerifyAnswerDto
        {
            Release = release,
            History = history,
            Counts = Count(verdicts),
            Expected = [.. expected.Select(address => Tell(address, byBlock))],
            Fragments = fragments,
            Omitted = verdicts.Count - fragments.Count,
        };
    }

    private static long Cost(FragmentDto fragment) =>
        Frame + (2L * fragment.Text.Length) + fragment.Missing.Sum(text => (2L * text.Length) + 8) + fragment.Differences.Sum(difference => (2L * difference.Text.Length) + 32);

    private static FragmentCountsDto Count(IReadOnlyList<Verdict> verdicts)
    {
        int Of(Status status) => verdicts.Count(verdict => verdict.Status == status);
        return new FragmentCountsDto
        {
            Current = Of(Status.Current),
            Partial = Of(Status.Partial),
            OutOfContext = Of(Status.OutOfContext),
            Outdated = Of(Status.Outdated),
            Altered = Of(Status.Altered),
            Withdrawn = Of(Status.Withdrawn),
            Unknown = Of(Status.Unknown),
        };
    }

    private ExpectedAddressDto Tell(ExpectedContent expected, ILookup<BlockId, Verdict> verdicts)
    {
        var blocks = expected.Blocks.Select(block => (Text: library.Current(block)!, Presence: Expectation.Of(block, verdicts))).ToList();
        return new ExpectedAddressDto
        {
            Address = expected.Address,
            Document = Reference(expected.State, library.TitleOf(expected.State.Topic, expected.State.Document)),
            Status = Word(Expectation.Of([.. blocks.Select(block => block.Presence)])),
            Blocks = [.. blocks.Select(block => new ExpectedBlockDto
            {
                Section = block.Text.State.Document,
                Block = block.Text.Block!,
                Status = Word(block.Presence),
                Text = block.Text.Text,
            })],
        };
    }

    private FragmentDto Tell(Verdict verdict)
    {
        var text = verdict.Source;
        var isPublished = verdict.Status is not (Status.Altered or Status.Unknown);
        return new FragmentDto
        {
            Status = Word(verdict.Status),
            Text = verdict.Text,
            Document = text is null ? null : Reference(text.State, text.Title),
            Block = text?.Block,
            Part = verdict.Part,
            Digest = text is null ? null : library.Current(text.Id)?.Digest,
            Edition = isPublished ? text!.Edition : null,
            CurrentEdition = text?.State is { IsLive: true } live ? live.EditionNumber : null,
            Differences = [.. verdict.Differences.Select(difference => new WordDifferenceDto { Type = Word(difference.Type), Text = difference.Text })],
            Missing = verdict.Missing,
            Since = text is { IsGone: true } ? ReleaseReferenceDto.Of(text.State.Appeared) : verdict.Status == Status.Outdated ? ReleaseReferenceDto.Of(text!.Until!) : null,
            Reason = text is { IsGone: true } ? text.State.Reason : null,
            Replacement = text is { IsGone: true, State.Replacement: { } instead } && snapshot.Find(instead) is { IsLive: true } state ? Reference(state, library.TitleOf(state.Topic, instead)) : null,
        };
    }

    private DocumentReferenceDto Reference(DocumentState state, string title) => new()
    {
        Id = state.Document,
        Kind = state.Kind.Word(),
        Slug = state.Slug,
        Title = title,
        CanonicalUrl = urls.Document(state),
    };

    private static string Word(Status status) => status switch
    {
        Status.Current => "current",
        Status.Partial => "partial",
        Status.OutOfContext => "out-of-context",
        Status.Outdated => "outdated",
        Status.Altered => "altered",
        Status.Withdrawn => "withdrawn",
        _ => "unknown",
    };

    private static string Word(DifferenceType type) => type switch
    {
        DifferenceType.Equal => "equal",
        DifferenceType.Delete => "delete",
        _ => "insert",
    };

    private static string Word(Presence presence) => presence switch
    {
        Presence.Present => "present",
        Presence.Incomplete => "incomplete",
        Presence.Changed => "changed",
        _ => "missing",
    };
}

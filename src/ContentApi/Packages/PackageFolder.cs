using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ContentApi.Packages;

/// <summary>One package's files as read, each by itself.</summary>
internal sealed partial record PackageFolder(
    TopicFile? Topic,
    ImmutableArray<SectionFile> Sections,
    EntryFile<CitationEntry> Citations,
    EntryFile<FaqEntry> Faqs,
    EntryFile<CriterionEntry> Criteria,
    EntryFile<SynonymEntry> Synonyms,
    EntryFile<ConcernEntry> Concerns)
{
    public const string TopicName = "topic.yaml";

    private const string CitationsName = "citations.yaml";
    private const string FaqsName = "faqs.yaml";
    private const string EligibilityName = "eligibility.yaml";
    private const string SynonymsName = "synonyms.yaml";
    private const string ConcernsName = "concerns.yaml";

    public static bool IsFileName(string name) =>
        name is TopicName or CitationsName or FaqsName or EligibilityName or SynonymsName or ConcernsName || SectionName().IsMatch(name);

    /// <param name="files">By name.</param>
    public static PackageFolder Read(IReadOnlyDictionary<string, SourceFile> files, bool production) => new(
        TopicFile.Read(files[TopicName], production),
        [.. files.Where(file => SectionName().IsMatch(file.Key)).Select(file => SectionFile.Read(file.Value))],
        EntryFile.Read(files.GetValueOrDefault(CitationsName), CitationEntry.Read),
        EntryFile.Read(files.GetValueOrDefault(FaqsName), FaqEntry.Read),
        EntryFile.Read(files.GetValueOrDefault(EligibilityName), CriterionEntry.Read),
        EntryFile.Read(files.GetValueOrDefault(SynonymsName), SynonymEntry.Read),
        EntryFile.Read(files.GetValueOrDefault(ConcernsName), ConcernEntry.Read));

    [GeneratedRegex(@"\A[0-9]{2,5}-[a-z0-9]+(-[a-z0-9]+)*\.md\z")]
    private static partial Regex SectionName();
}

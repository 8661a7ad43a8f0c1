using System.Collections.Immutable;
using ContentApi.Content;

namespace ContentApi.Packages;

/// <summary>The topic's <c>sections</c> against the files that are there.</summary>
internal sealed class SectionTree(PackageFolder folder, IReadOnlyDictionary<string, SectionFile> sections)
{
    private readonly HashSet<string> placed = new(StringComparer.Ordinal);

    /// <summary>Adds the sections in reading order, each before those that stand in it.</summary>
    public void AppendTo(ImmutableArray<Member>.Builder members)
    {
        if (folder.Topic is not { } topic) return;
        Append(members, topic.Sections, parent: null);
        foreach (var (slug, section) in sections.Where(section => !placed.Contains(section.Key)))
        {
            section.File.Fault(section.Identity!.SlugLine, $"Section '{slug}' is not in the topic's 'sections': place it there, or remove the file.");
        }
    }

    private void Append(ImmutableArray<Member>.Builder members, ImmutableArray<TreeEntry> entries, Guid? parent)
    {
        foreach (var entry in entries)
        {
            if (!placed.Add(entry.Slug))
            {
                File.Fault(entry.Line, $"Section '{TextRules.Shown(entry.Slug)}' is placed twice: keep one.");
            }
            else if (sections.TryGetValue(entry.Slug, out var section))
            {
                members.Add(new Member(section.Identity!.Id, Kind.Section, parent));
                Append(members, entry.Children, section.Identity.Id);
                continue;
            }
            else if (sections.Count == folder.Sections.Length)
            {
                File.Fault(entry.Line, $"No file has the slug '{TextRules.Shown(entry.Slug)}': write the section, or remove it here.");
            }

            Append(members, entry.Children, parent);
        }
    }

    private SourceFile File => folder.Topic!.Identity.File;
}

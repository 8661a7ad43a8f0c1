using System.Collections.Frozen;

namespace ContentApi.Packages;

/// <summary>
/// CSL 1.0.2's item types and variables by class (citation-style-language/schema, csl-types.rnc and csl-variables.rnc).
/// Left out are the variables that a citation processor sets: citation-number, first-reference-note-number, locator, year-suffix, citation-label.
/// </summary>
internal static class CslVariables
{
    public static readonly FrozenSet<string> Types = Set("""
        article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document
        entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map
        motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog
        regulation report review review-book software song speech standard thesis treaty webpage
        """);

    public static readonly FrozenSet<string> Strings = Set("""
        abstract annote archive archive_collection archive_location archive-place authority call-number citation-key collection-title
        container-title container-title-short dimensions division DOI event event-title event-place genre ISBN ISSN journalAbbreviation
        jurisdiction keyword language license medium note original-publisher original-publisher-place original-title part-title PMCID PMID
        publisher publisher-place references reviewed-genre reviewed-title scale shortTitle source status title title-short URL volume-title
        """);

    public static readonly FrozenSet<string> Numbers = Set("""
        chapter-number collection-number edition issue number number-of-pages number-of-volumes page page-first part-number printing-number
        section supplement-number version volume
        """);

    public static readonly FrozenSet<string> Dates = Set("accessed available-date event-date issued original-date submitted");

    public static readonly FrozenSet<string> Names = Set("""
        author chair collection-editor compiler composer container-author contributor curator director editor editor-translator
        editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer producer
        recipient reviewed-author script-writer series-creator translator
        """);

    public static readonly FrozenSet<string> NameParts = Set("family given dropping-particle non-dropping-particle suffix literal");

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}

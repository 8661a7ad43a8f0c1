using System.Collections.Immutable;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Hosting;
using ContentApi.Http;
using ContentApi.Tests.Content;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Formats;

/// <summary>What <c>tests/citations</c> has parsers of reference managers read back: committed, and made here.</summary>
public sealed class RecordedCitationTests
{
    private static readonly Format[] Forms = [V1Formats.CslJson, V1Formats.BibTex, V1Formats.Ris];

    /// <summary>Every kind of source and field, with the characters that BibTeX, RIS and name lists take for their own.</summary>
    private static readonly SamplePackage Varied = SamplePackage.Whole.With("citations.yaml", """
        - id: guide
          type: report
          author: [{ literal: Agence « A & B » and partners }, { literal: "Institut {C}, unité 7_2" }]
          title: "100 % of $5 & #3: a_b ^ ~ {\\LaTeX} @x \"quoted\" – l’été"
          publisher: Smith & Sons
          publisher-place: Paris
          number: R-12
          issued: 2026-01-31
          URL: https://example.org/guide?a=1&b=%7E_~#c
          accessed: 2026-02-01
          language: en-GB
          custom: { id: 5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1004, text: "100 % {printed} \\ & @" }
        - id: trial
          type: article-journal
          author:
            - { family: Gogh, non-dropping-particle: van, given: Vincent }
            - { family: La Fontaine, dropping-particle: de, given: Jean }
            - { family: King, given: Martin Luther, suffix: Jr. }
            - { family: Øñü-Ærø, given: J. }
            - { family: And, given: Tom }
            - { literal: et al. }
          title: "IL-23 {and} TH17: ≥ 90 % → α"
          container-title: Journal of A & B
          issued: { date-parts: [[2024, 2]] }
          volume: 12
          issue: S1
          page: e12-e15
          ISSN: 1234-5678
          DOI: 10.1000/a_b(c)%3C1::AID&2
          PMID: "123"
          custom: { id: 5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1005, text: Gogh V et al. 2024 }
        - id: chapter
          type: chapter
          author: [{ family: Doe, given: Jane }]
          editor: [{ family: Roe, given: Richard }, { literal: The Editors }]
          title: A chapter
          container-title: The book
          publisher: Press
          ISBN: 978-3-16-148410-0
          page: 7
          issued: 1999
          custom: { id: 5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1066, text: Doe J. A chapter }

        """).With("02-daily.md", """
        ---
        id: 5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1003
        slug: daily
        title: Every day
        ---

        Every day. [@chapter] {#every-day}

        """);

    [Theory]
    [InlineData("seed")]
    [InlineData("varied")]
    public async Task The_recordings_are_what_is_served(string name)
    {
        using var package = new RenderedPackage(name == "seed" ? new SamplePackage(PackageFiles.Load(Seed.Folder).ToImmutableSortedDictionary()) : Varied);
        var topic = package.Resources.Single(resource => resource.Path.Contains("/topics/", StringComparison.Ordinal));

        foreach (var form in Forms) await CommittedFiles.CompareAsync(CommittedFiles.At("tests", "citations", "recorded", name + form.Suffix), package.Text(topic.Path, form));
    }
}

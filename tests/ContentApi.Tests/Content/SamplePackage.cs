using System.Collections.Immutable;
using System.Text;
using ContentApi.Packages;

namespace ContentApi.Tests.Content;

/// <summary>A small package without faults that uses all of the syntax, for tests to put one fault in.</summary>
internal sealed record SamplePackage(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files)
{
    public static readonly SamplePackage Whole = new SamplePackage(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty)
        .With("topic.yaml", """
            id: 5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1001
            slug: asthma
            title: Living with asthma
            locale: en-GB
            jurisdiction: GB
            audience: patient
            codings: [{ system: "http://hl7.org/fhir/sid/icd-10", code: J45, display: Asthma }]
            owner: null
            licence: null
            attribution: null
            maxOffline: P30D
            notice: null
            sections:
              - inhalers:
                  - daily

            """)
        .With("01-inhalers.md", """
            ---
            id: 5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1002
            slug: inhalers
            title: Inhalers
            ---

            [Use it daily.]{#daily-use} It helps. [@guide] {#use}

            Check: [@guide; @trial] {#checks}

            {#check-list requires=checks}
            - the dose {#dose}
            - the *spacer* {#spacer}

            **It** is a [plan](https://example.org/plan) only. {#plan requires="use checks"}

            """)
        .With("02-daily.md", """
            ---
            id: 5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1003
            slug: daily
            title: Every day
            ---

            Every&nbsp;day. {#every-day}

            """)
        .With("citations.yaml", """
            - id: guide
              type: webpage
              title: A guide
              URL: https://example.org/guide
              accessed: 2026-01-31
              custom: { id: 5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1004, text: A guide. https://example.org/guide }
            - id: trial
              type: article-journal
              author: [{ family: Doe, given: J }, { literal: The Trialists }]
              issued: { date-parts: [[2024, 2]] }
              volume: 12
              page: 1-9
              DOI: 10.1000/182
              PMID: "123"
              custom: { id: 5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1005, text: Doe J et al. 2024 }

            """)
        .With("faqs.yaml", """
            - id: 5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1006
              slug: how-often
              question: How often?
              answer:
                - quote: inhalers#use
                  focus: daily-use
                - quote: daily#every-day

            """)
        .With("eligibility.yaml", """
            - id: 5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1007
              slug: dose
              role: pre-treatment-check
              statement:
                - quote: inhalers#checks
                - quote: inhalers#check-list
                  focus: dose
              appliesTo: the dose
              asOf: 2026-01-31

            """);

    public SamplePackage With(string file, string text) => With(file, Encoding.UTF8.GetBytes(text));

    public SamplePackage With(string file, byte[] bytes) => new(Files.SetItem(file, bytes));

    public SamplePackage Without(string file) => new(Files.Remove(file));

    public SamplePackage Replacing(string file, string part, string by)
    {
        var text = Text(file);
        text.Should().Contain(part);
        return With(file, text.Replace(part, by, StringComparison.Ordinal));
    }

    public string Text(string file) => Encoding.UTF8.GetString(Files[file].Span);

    /// <summary>The same files in folders, as several packages lie under one root.</summary>
    public IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> In(string folder) => Files.Select(file => KeyValuePair.Create($"{folder}/{file.Key}", file.Value));

    public PackageReading Read(bool production = false) => PackageReader.Read(Files, production);

    public IEnumerable<string> Faults(bool production = false) => Read(production).Faults.Select(fault => $"{fault.File}:{fault.Line}: {fault.Message}");
}

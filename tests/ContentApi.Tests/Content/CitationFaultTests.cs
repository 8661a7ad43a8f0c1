namespace ContentApi.Tests.Content;

/// <summary>Markers and citations.yaml.</summary>
public sealed class CitationFaultTests
{
    [Theory]
    [InlineData("01-inhalers.md", "[@guide] {#use}", "[@gide] {#use}", "01-inhalers.md:7: Cites 'gide', which citations.yaml does not have: correct the key, or add the citation.")]
    [InlineData("01-inhalers.md", "[@guide; @trial]", "[@trial; @trial]", "01-inhalers.md:9: A marker cites the same key twice: keep one.")]
    [InlineData("01-inhalers.md", "[@guide; @trial]", "[@guide, p. 3; @trial]", "01-inhalers.md:9: A bracket that makes no link, passage or citation: write [words](https://…), [Whole sentence.]{#id}, [@key; @other], or \\[ and \\].")]
    [InlineData("citations.yaml", "- id: trial", "- id: unused", "citations.yaml:7: No section cites 'unused': cite it as [@unused], or remove it.")]
    [InlineData("citations.yaml", "- id: trial", "- id: guide", "citations.yaml:7: The citation 'asthma-guide' is already at citations.yaml:1: change one of the two slugs.")]
    [InlineData("citations.yaml", "- id: guide\n  type", "- type", "citations.yaml:1: A citation lacks 'id': add it.")]
    [InlineData("citations.yaml", "type: webpage", "type: web-page", "citations.yaml:2: 'type' is 'web-page': write an item type of CSL 1.0.2, as article-journal or webpage.")]
    [InlineData("citations.yaml", "  type: webpage\n", "", "citations.yaml:1: A citation lacks 'type': add one of CSL 1.0.2, as article-journal or webpage.")]
    [InlineData("citations.yaml", "title: A guide\n", "Title: A guide\n", "citations.yaml:3: 'Title' is no variable of CSL 1.0.2 for a source: correct its spelling, or remove it.")]
    [InlineData("citations.yaml", "volume: 12", "citation-number: 1", "citations.yaml:11: 'citation-number' is no variable of CSL 1.0.2 for a source: correct its spelling, or remove it.")]
    [InlineData("citations.yaml", "URL: https://example.org/guide", "URL: ftp://example.org/guide", "citations.yaml:4: 'URL' is 'ftp://example.org/guide': write a whole https:// or http:// address, in ASCII.")]
    [InlineData("citations.yaml", "accessed: 2026-01-31", "accessed: 31/01/2026", "citations.yaml:5: 'accessed' is no date: write a date as 2017, 2017-10 or 2017-10-31, or date-parts as [[2017, 10]].")]
    [InlineData("citations.yaml", "accessed: 2026-01-31", "accessed: 2026-02-30", "citations.yaml:5: 'accessed' is no date: write a date as 2017, 2017-10 or 2017-10-31, or date-parts as [[2017, 10]].")]
    [InlineData("citations.yaml", "[[2024, 2]]", "[[2024, 13]]", "citations.yaml:10: 'issued' is no date: write a date as 2017, 2017-10 or 2017-10-31, or date-parts as [[2017, 10]].")]
    [InlineData("citations.yaml", "[[2024, 2]]", "[2024, 2]", "citations.yaml:10: 'issued' is no date: write a date as 2017, 2017-10 or 2017-10-31, or date-parts as [[2017, 10]].")]
    [InlineData("citations.yaml", "[[2024, 2]]", "[[2024, 2], [2024, 3], [2025]]", "citations.yaml:10: 'issued' is no date: write a date as 2017, 2017-10 or 2017-10-31, or date-parts as [[2017, 10]].")]
    [InlineData("citations.yaml", "volume: 12", "volume: 1.5", "citations.yaml:11: 'volume' is a text, and YAML takes 1.5 for something else: write \"1.5\" in quotes.")]
    [InlineData("citations.yaml", "volume: 12", "volume: [12]", "citations.yaml:11: 'volume' is a text: write it after the colon.")]
    [InlineData("citations.yaml", "10.1000/182", "https://doi.org/10.1000/182", "citations.yaml:13: 'DOI' is 'https://doi.org/10.1000/182': write the DOI alone, as 10.1000/182.")]
    [InlineData("citations.yaml", "PMID: \"123\"", "PMID: 123", "citations.yaml:14: 'PMID' is a text, and YAML takes 123 for something else: write \"123\" in quotes.")]
    [InlineData("citations.yaml", "PMID: \"123\"", "PMID: PMID123", "citations.yaml:14: 'PMID' is 'PMID123': write the number alone, in quotes.")]
    [InlineData("citations.yaml", "given: J", "given: J et al.", "citations.yaml:9: \"et al.\" is part of no name: write it as the last one of the list, { literal: et al. }.")]
    [InlineData("citations.yaml", "literal: The Trialists", "literal: et al", "citations.yaml:9: \"et al.\" is part of no name: write it as the last one of the list, { literal: et al. }.")]
    [InlineData("citations.yaml", "{ family: Doe, given: J }", "{ literal: et al. }", "citations.yaml:9: \"et al.\" is part of no name: write it as the last one of the list, { literal: et al. }.")]
    [InlineData("citations.yaml", "family: Doe, given: J", "given: J", "citations.yaml:9: A name of 'author' is a person's 'family' (and 'given'), or an organisation's 'literal': write one of the two.")]
    [InlineData("citations.yaml", "given: J", "first: J", "citations.yaml:9: A name of 'author' has no key 'first': remove it, or correct it to one of family, given, dropping-particle, non-dropping-particle, suffix, literal.")]
    [InlineData("citations.yaml", "author: [{ family: Doe, given: J }, { literal: The Trialists }]", "author: Doe", "citations.yaml:9: 'author' is a list of at least one item: write a '- ' line for each.")]
    [InlineData("citations.yaml", ", text: Doe J et al. 2024", "", "citations.yaml:15: A citation's 'custom' lacks 'text': add it.")]
    [InlineData("citations.yaml", "4e1005", "4e100", "citations.yaml:15: '5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e100' is no UUID of a document: write one, in lower case, that 'content new-id' prints.")]
    public void A_citation_is_sound_CSL_and_is_cited(string file, string part, string by, string fault) =>
        SamplePackage.Whole.Replacing(file, part, by).Faults().Should().Contain(fault);
}

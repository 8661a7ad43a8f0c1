namespace ContentApi.Tests.Content;

/// <summary>YAML, in every file.</summary>
public sealed class YamlFaultTests
{
    [Theory]
    [InlineData("topic.yaml", "slug: asthma", "slug: asthma\nslug: asthma", "topic.yaml:3: The key 'slug' is there twice: keep one.")]
    [InlineData("topic.yaml", "slug: asthma", "slug: asthma\nauthor: me", "topic.yaml:3: A topic has no key 'author': remove it, or correct it to one of id, slug, title, locale, jurisdiction, audience, codings, owner, licence, attribution, maxOffline, notice, sections.")]
    [InlineData("topic.yaml", "slug: asthma\n", "", "topic.yaml:1: A topic lacks 'slug': add it.")]
    [InlineData("topic.yaml", "slug: asthma", "slug: on", "topic.yaml:2: 'slug' is a text, and YAML takes on for something else: write \"on\" in quotes.")]
    [InlineData("topic.yaml", "slug: asthma", "slug: 12", "topic.yaml:2: 'slug' is a text, and YAML takes 12 for something else: write \"12\" in quotes.")]
    [InlineData("topic.yaml", "title: Living with asthma", "title: 2026-01-01", "topic.yaml:3: 'title' is a text, and YAML takes 2026-01-01 for something else: write \"2026-01-01\" in quotes.")]
    [InlineData("topic.yaml", "slug: asthma", "slug: *other", "topic.yaml:2: A YAML alias (*name): write the value itself.")]
    [InlineData("topic.yaml", "slug: asthma", "slug: &other asthma", "topic.yaml:2: A YAML anchor (&name): remove it, or quote the text.")]
    [InlineData("topic.yaml", "slug: asthma", "slug: !!str asthma", "topic.yaml:2: A YAML tag (!name): remove it, or quote the text.")]
    [InlineData("topic.yaml", "slug: asthma", "slug: asthma\n---\nslug: other", "topic.yaml:3: A second YAML document: keep one.")]
    [InlineData("topic.yaml", "slug: asthma", "slug: asthma: x", "topic.yaml:2: Malformed YAML near here: check indentation, brackets and quotes, and quote a text that holds ': ' or ' #'.")]
    [InlineData("topic.yaml", "slug: asthma", "? [a]\n: b\nslug: asthma", "topic.yaml:2: A YAML key that is no text: write a word before the colon.")]
    [InlineData("topic.yaml", "title: Living with asthma", "title: null", "topic.yaml:3: 'title' is a text: write it after the colon.")]
    [InlineData("topic.yaml", "title: Living with asthma", "title: ''", "topic.yaml:3: 'title' is empty: write its text.")]
    [InlineData("topic.yaml", "title: Living with asthma", "title: [Living]", "topic.yaml:3: 'title' is a text: write it after the colon.")]
    [InlineData("topic.yaml", "title: Living with asthma", "title: \"Living\\nwith\"", "topic.yaml:3: 'title' is more than one line: write one.")]
    [InlineData("topic.yaml", "title: Living with asthma", "title: \" Living\"", "topic.yaml:3: 'title' begins or ends with white space: remove it.")]
    [InlineData("topic.yaml", "Asthma }", "Asthma", "topic.yaml:7: Malformed YAML near here: check indentation, brackets and quotes, and quote a text that holds ': ' or ' #'.")]
    [InlineData("02-daily.md", "slug: daily", "slug: [daily", "02-daily.md:3: Malformed YAML near here: check indentation, brackets and quotes, and quote a text that holds ': ' or ' #'.")]
    [InlineData("02-daily.md", "slug: daily", "slug: daily\nauthor: me", "02-daily.md:4: A section's front matter has no key 'author': remove it, or correct it to one of id, slug, title.")]
    [InlineData("02-daily.md", "---\nid", "id", "02-daily.md:1: No front matter: begin with a line '---', then id, slug and title, then a line '---'.")]
    [InlineData("faqs.yaml", "question: How often?", "question: yes", "faqs.yaml:3: 'question' is a text, and YAML takes yes for something else: write \"yes\" in quotes.")]
    public void YAML_is_read_without_guesses(string file, string part, string by, string fault) =>
        SamplePackage.Whole.Replacing(file, part, by).Faults().Should().Contain(fault);
}

namespace ContentApi.Tests.Content;

/// <summary>topic.yaml, ids, slugs and the tree of sections.</summary>
public sealed class TopicFaultTests
{
    [Theory]
    [InlineData("topic.yaml", "5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1001", "5f0c0c86", "topic.yaml:1: '5f0c0c86' is no UUID of a document: write one, in lower case, that 'content new-id' prints.")]
    [InlineData("topic.yaml", "5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1001", "00000000-0000-0000-0000-000000000000", "topic.yaml:1: '00000000-0000-0000-0000-000000000000' is no UUID of a document: write one, in lower case, that 'content new-id' prints.")]
    [InlineData("topic.yaml", "5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1001", "5F0C0C86-0A7D-4D2F-8A53-0D7B5A4E1001", "topic.yaml:1: '5F0C0C86-0A7D-4D2F-8A53-0D7B5A4E1001' is no UUID of a document: write one, in lower case, that 'content new-id' prints.")]
    [InlineData("topic.yaml", "id: 5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1001\n", "", "topic.yaml:1: A topic lacks 'id': add it.")]
    [InlineData("topic.yaml", "slug: asthma", "slug: As_thma", "topic.yaml:2: 'slug' is 'As_thma': write lower-case letters, digits and single hyphens, 100 characters at most.")]
    [InlineData("topic.yaml", "en-GB", "en_gb", "topic.yaml:4: 'locale' is 'en_gb': write a language as fr or fr-CA.")]
    [InlineData("topic.yaml", "jurisdiction: GB", "jurisdiction: England", "topic.yaml:5: 'jurisdiction' is 'England': write a country's two capital letters, as FR.")]
    [InlineData("topic.yaml", "P30D", "P", "topic.yaml:11: 'maxOffline' is 'P': write an ISO 8601 duration in whole numbers, as P30D or PT12H.")]
    [InlineData("topic.yaml", "P30D", "30 days", "topic.yaml:11: 'maxOffline' is '30 days': write an ISO 8601 duration in whole numbers, as P30D or PT12H.")]
    [InlineData("topic.yaml", "\"http://hl7.org/fhir/sid/icd-10\"", "icd-10", "topic.yaml:7: 'system' is 'icd-10': write the code system's URI, as http://hl7.org/fhir/sid/icd-10.")]
    [InlineData("topic.yaml", "Asthma }", "Asthma }, { system: \"http://hl7.org/fhir/sid/icd-10\", code: J45, display: Asthma }", "topic.yaml:7: The coding 'J45' is there twice: keep one.")]
    [InlineData("topic.yaml", "      - daily", "      - nightly", "topic.yaml:15: No file has the slug 'nightly': write the section, or remove it here.")]
    [InlineData("topic.yaml", "      - daily", "      - inhalers", "topic.yaml:15: Section 'inhalers' is placed twice: keep one.")]
    [InlineData("topic.yaml", "  - inhalers:\n      - daily", "  - inhalers:\n  - daily", "topic.yaml:14: What stands in section 'inhalers' is a list of at least one item: write a '- ' line for each.")]
    [InlineData("topic.yaml", "  - inhalers:\n      - daily", "  - [inhalers, daily]", "topic.yaml:14: A section of the tree is its slug, or its slug with those in it: write '- suivi' or '- suivi: [regularite]'.")]
    [InlineData("02-daily.md", "slug: daily", "slug: nightly", "02-daily.md:3: Section 'nightly' is not in the topic's 'sections': place it there, or remove the file.")]
    [InlineData("02-daily.md", "slug: daily", "slug: asthma-daily", "02-daily.md:3: The slug 'asthma-daily' repeats the topic's, which is put before it: write 'daily'.")]
    [InlineData("02-daily.md", "slug: daily", "slug: inhalers", "02-daily.md:3: The section 'asthma-inhalers' is already at 01-inhalers.md:3: change one of the two slugs.")]
    [InlineData("02-daily.md", "4e1003", "4e1002", "02-daily.md:2: The id 5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1002 is already that of 01-inhalers.md:2: write another ('content new-id').")]
    public void A_topic_says_all_that_it_must(string file, string part, string by, string fault) =>
        SamplePackage.Whole.Replacing(file, part, by).Faults().Should().Contain(fault);
}

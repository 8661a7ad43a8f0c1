namespace ContentApi.Tests.Content;

/// <summary>faqs.yaml and eligibility.yaml.</summary>
public sealed class QuoteFaultTests
{
    [Theory]
    [InlineData("faqs.yaml", "inhalers#use", "inhaler#use", "faqs.yaml:5: Quotes section 'inhaler', which this topic does not have: correct it.")]
    [InlineData("faqs.yaml", "inhalers#use", "inhalers", "faqs.yaml:5: 'quote' is 'inhalers': write section#block.")]
    [InlineData("faqs.yaml", "inhalers#use", "inhalers#used", "faqs.yaml:5: Quotes 'used', which is no block of section 'inhalers': correct it.")]
    [InlineData("faqs.yaml", "inhalers#use", "inhalers#dose", "faqs.yaml:5: Quotes 'dose', a part: quote its block 'inhalers#check-list' with focus: dose.")]
    [InlineData("faqs.yaml", "focus: daily-use", "focus: dose", "faqs.yaml:6: The focus 'dose' is no passage or item of 'inhalers#use': correct it, or remove it.")]
    [InlineData("faqs.yaml", "inhalers#use\n      focus: daily-use", "inhalers#plan", "faqs.yaml:5: The answer quotes 'inhalers#plan' and omits what it requires: add '- quote: inhalers#use' in reading order.")]
    [InlineData("faqs.yaml", "      focus: daily-use\n", "    - quote: inhalers#use\n", "faqs.yaml:6: The answer quotes 'inhalers#use' twice: keep one.")]
    [InlineData("faqs.yaml", "answer:", "answers:", "faqs.yaml:1: A FAQ lacks 'answer': add it.")]
    [InlineData("eligibility.yaml", "    - quote: inhalers#checks\n", "", "eligibility.yaml:5: The statement quotes 'inhalers#check-list' and omits what it requires: add '- quote: inhalers#checks' in reading order.")]
    [InlineData("eligibility.yaml", "    - quote: inhalers#checks\n    - quote: inhalers#check-list\n      focus: dose\n", "    - quote: inhalers#check-list\n      focus: dose\n    - quote: inhalers#checks\n", "eligibility.yaml:7: The statement quotes 'inhalers#checks' after what follows it in its section: quote in reading order.")]
    [InlineData("eligibility.yaml", "role: pre-treatment-check", "role: contraindication", "eligibility.yaml:3: 'role' is 'contraindication': write one of indication, prescriber, pre-treatment-check, monitoring, self-care, when-to-seek-care, safeguard.")]
    [InlineData("eligibility.yaml", "appliesTo: the dose", "appliesTo: the spacer", "eligibility.yaml:8: 'appliesTo' is not in the words quoted: copy it from them to the letter, or write null.")]
    [InlineData("eligibility.yaml", "2026-01-31", "January", "eligibility.yaml:9: 'asOf' is no date: write a day as 2026-01-31, or null.")]
    [InlineData("eligibility.yaml", "  asOf: 2026-01-31\n", "", "eligibility.yaml:1: A criterion lacks 'asOf': add it.")]
    public void A_quote_leads_to_whole_blocks(string file, string part, string by, string fault) =>
        SamplePackage.Whole.Replacing(file, part, by).Faults().Should().Contain(fault);
}

using System.Text;
using System.Text.Json.Nodes;
using ContentApi.Content;

namespace ContentApi.Tests.Content;

/// <summary>RFC 8785, with its own examples.</summary>
public sealed class CanonicalJsonTests
{
    [Fact]
    public void Names_are_sorted_by_UTF_16_code_units() =>
        Canonical("""
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """).Should().Be("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");

    [Fact]
    public void Strings_and_literals_have_one_form() =>
        Canonical("""{ "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }""")
            .Should().Be("""{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}""");

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-1", "-1")]
    [InlineData("9007199254740991", "9007199254740991")]
    public void Whole_numbers_are_written_plainly(string json, string canonical) => Canonical(json).Should().Be(canonical);

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("9007199254740992")]
    [InlineData("-9223372036854775808")]
    public void Other_numbers_are_refused(string json) =>
        FluentActions.Invoking(() => Canonical(json)).Should().Throw<FormatException>().WithMessage($"{json} is not a whole number*");

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Serialize(JsonNode.Parse(json)));
}

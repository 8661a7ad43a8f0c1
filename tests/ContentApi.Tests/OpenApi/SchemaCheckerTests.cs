using System.Text.Json.Nodes;

namespace ContentApi.Tests.OpenApi;

/// <summary>The checker itself: a proof by it is worth what it refuses.</summary>
public sealed class SchemaCheckerTests
{
    private static readonly JsonNode Document = JsonNode.Parse("""
        {
          "components": {
            "schemas": {
              "Run": {
                "oneOf": [{ "$ref": "#/components/schemas/Plain" }, { "$ref": "#/components/schemas/Link" }],
                "discriminator": { "propertyName": "type", "mapping": { "plain": "#/components/schemas/Plain", "link": "#/components/schemas/Link" } }
              },
              "Plain": { "type": "object", "required": ["type"], "properties": { "type": { "type": "string", "enum": ["plain"] } } },
              "Link": {
                "type": "object",
                "required": ["type", "href"],
                "properties": { "type": { "type": "string" }, "href": { "type": "string", "format": "uri" } }
              },
              "Item": {
                "type": "object",
                "description": "An item.",
                "required": ["id", "name", "runs"],
                "properties": {
                  "id": { "type": "string", "format": "uuid" },
                  "name": { "type": ["null", "string"], "pattern": "^[a-z]+$" },
                  "runs": { "type": "array", "items": { "$ref": "#/components/schemas/Run" } },
                  "place": { "type": "integer", "minimum": 1, "maximum": 9 },
                  "parent": { "oneOf": [{ "$ref": "#/components/schemas/Plain" }, { "type": "null" }] },
                  "open": { "type": "object", "properties": { "id": { "type": "string" } }, "additionalProperties": { } },
                  "on": { "type": "string", "format": "date" },
                  "at": { "type": "string", "format": "date-time" },
                  "word": { "type": "string", "x-extensible-enum": ["a", "b"] },
                  "only": { "type": "string", "const": "a" }
                }
              }
            }
          }
        }
        """)!;

    [Theory]
    [InlineData("")]
    [InlineData(""","name":null""")]
    [InlineData(""","runs":[{"type":"plain"},{"type":"link","href":"https://content.example/"}]""")]
    [InlineData(""","place":1,"parent":null,"on":"2026-10-12","at":"2026-10-12T08:00:00Z","word":"b","only":"a" """)]
    [InlineData(""","parent":{"type":"plain"},"open":{"id":"a","whatever":[1]}""")]
    public void Takes_what_is_described(string more) => Faults(more).Should().BeEmpty();

    [Theory]
    [InlineData(""","surplus":1""")]
    [InlineData(""","id":null""")]
    [InlineData(""","id":"B4BB26AF-2d72-4a08-8757-f3f50235a735" """)]
    [InlineData(""","id":"{b4bb26af-2d72-4a08-8757-f3f50235a735}" """)]
    [InlineData(""","name":"Name" """)]
    [InlineData(""","name":1""")]
    [InlineData(""","runs":null""")]
    [InlineData(""","runs":{}""")]
    [InlineData(""","runs":[null]""")]
    [InlineData(""","runs":[{"type":"other"}]""")]
    [InlineData(""","runs":[{"type":"plain","href":"https://content.example/"}]""")]
    [InlineData(""","runs":[{"type":"link"}]""")]
    [InlineData(""","runs":[{"type":"link","href":"/relative"}]""")]
    [InlineData(""","place":0""")]
    [InlineData(""","place":10""")]
    [InlineData(""","place":1.5""")]
    [InlineData(""","place":"1" """)]
    [InlineData(""","place":null""")]
    [InlineData(""","parent":{}""")]
    [InlineData(""","open":{"id":1}""")]
    [InlineData(""","on":"2026-02-30" """)]
    [InlineData(""","at":"2026-10-12" """)]
    [InlineData(""","word":"c" """)]
    [InlineData(""","only":"b" """)]
    public void Refuses_what_is_not(string more) => Faults(more).Should().NotBeEmpty();

    [Fact]
    public void Refuses_what_lacks_a_required_member() =>
        new SchemaChecker(Document).Faults(JsonNode.Parse("""{"id":"b4bb26af-2d72-4a08-8757-f3f50235a735","runs":[]}"""), Item).Should().Equal("$: lacks name");

    [Fact]
    public void Knows_what_it_does_not_know()
    {
        var check = () => new SchemaChecker(Document).Faults(JsonValue.Create(1), JsonNode.Parse("""{"multipleOf":2}""")!);

        check.Should().Throw<NotSupportedException>();
    }

    private static JsonNode Item => Document["components"]!["schemas"]![nameof(Item)]!;

    /// <summary>Of a sound item, some members replaced or added.</summary>
    private static List<string> Faults(string more)
    {
        var item = JsonNode.Parse("""{"id":"b4bb26af-2d72-4a08-8757-f3f50235a735","name":"name","runs":[]}""")!.AsObject();
        foreach (var (name, value) in JsonNode.Parse($"{{{more.TrimStart(',')}}}")!.AsObject()) item[name] = value?.DeepClone();
        return new SchemaChecker(Document).Faults(item, Item);
    }
}

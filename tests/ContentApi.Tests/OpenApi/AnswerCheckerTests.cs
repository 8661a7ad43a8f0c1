using System.Text.Json.Nodes;

namespace ContentApi.Tests.OpenApi;

/// <summary>The checker itself: a proof by it is worth what it refuses.</summary>
public sealed class AnswerCheckerTests
{
    private static readonly AnswerChecker Checker = new(JsonNode.Parse("""
        {
          "paths": {
            "/things/{id}": {
              "get": {
                "operationId": "getThing",
                "responses": {
                  "200": {
                    "headers": {
                      "ETag": { "required": true, "schema": { "type": "string" } },
                      "Content-Release": { "$ref": "#/components/headers/Content-Release" }
                    },
                    "content": { "application/json": { "schema": { "type": "object", "properties": { "id": { "type": "string" } }, "required": ["id"] } } }
                  },
                  "304": { "headers": { } }
                }
              }
            }
          },
          "components": { "headers": { "Content-Release": { "required": false, "schema": { "type": "integer", "minimum": 1 } } } }
        }
        """)!);

    private static readonly RecordedAnswer Sound = Answer(200, """{"id":"a"}""", ("Content-Type", "application/json; charset=utf-8"), ("ETag", "\"a\""));

    [Fact]
    public void Takes_what_is_described()
    {
        Checker.Check(Sound).Faults.Should().BeEmpty();
        Checker.Check(Sound with { Headers = With("Content-Release", "7") }).Faults.Should().BeEmpty();
        Checker.Check(Answer(304, "")).Faults.Should().BeEmpty();
    }

    [Fact]
    public void Refuses_a_status_that_is_not_described() => Faults(Sound with { Status = 201 }).Should().Equal("status 201 is not described");

    [Fact]
    public void Refuses_a_header_that_is_not_described() => Faults(Sound with { Headers = With("Server", "Kestrel") }).Should().Equal("header Server is not described");

    [Fact]
    public void Refuses_a_header_that_is_not_of_its_schema() =>
        Faults(Sound with { Headers = With("Content-Release", "0") }).Should().ContainSingle().Which.Should().StartWith("header Content-Release");

    [Fact]
    public void Refuses_what_lacks_a_required_header() =>
        Faults(Answer(200, """{"id":"a"}""", ("Content-Type", "application/json"))).Should().Equal("header ETag is missing");

    [Fact]
    public void Refuses_a_media_type_that_is_not_described() =>
        Faults(Sound with { Headers = With("Content-Type", "text/html") }).Should().Equal("media type text/html is not described");

    [Fact]
    public void Refuses_a_body_that_is_not_of_its_schema() =>
        Faults(Answer(200, "{}", ("Content-Type", "application/json"), ("ETag", "\"a\""))).Should().Equal("$: lacks id");

    [Fact]
    public void Refuses_a_body_where_none_is_described() => Faults(Answer(304, "{}")).Should().Equal("a body is not described");

    private static List<string> Faults(RecordedAnswer answer) => Checker.Check(answer).Faults;

    private static Dictionary<string, string> With(string name, string value) => new(Sound.Headers) { [name] = value };

    private static RecordedAnswer Answer(int status, string body, params (string Name, string Value)[] headers) =>
        new("/things/a", status, headers.ToDictionary(header => header.Name, header => header.Value), System.Text.Encoding.UTF8.GetBytes(body));
}

using ContentApi.Http;

namespace ContentApi.Operations;

/// <summary><c>/</c> and <c>/docs</c>: what this is, and where everything readable is.</summary>
public static class ReadingPages
{
    public static void MapReadingPages(this IEndpointRouteBuilder routes)
    {
        var home = Page.Render("ContentApi", "./", Home);
        var docs = Page.Render("Documentation", "./", Docs);
        string[] methods = ["GET", "HEAD"];
        routes.MapMethods("/", methods, context => AnswerWriter.WriteAsync(context, home)).ExcludeFromDescription();
        routes.MapMethods("/docs", methods, context => AnswerWriter.WriteAsync(context, docs)).ExcludeFromDescription();
    }

    private const string Home =
        """
        <p>ContentApi serves vetted French text about biotherapies for psoriasis (anti-interleukin treatments): sections, questions and answers,
        conditions of prescription, and citations. Partner websites and mobile apps show exactly that text, with its evidence,
        and stop showing it when it is withdrawn.</p>
        <p><strong>The text awaits its owner’s review.</strong> Until then this is a demonstration: no reviewer, review date or licence is known,
        and reuse needs the owner’s agreement. The text informs; it replaces no medical advice.</p>
        <h2>Where to go</h2>
        <ul>
        <li><a href="docs">Documentation</a></li>
        <li><a href="docs/api">The API, to read and try</a></li>
        <li><a href="v1">Where clients start</a> (JSON)</li>
        <li><a href="health/ready">Health</a> (JSON)</li>
        </ul>
        """;

    private const string Docs =
        """
        <ul>
        <li><a href="docs/api">The API, to read and try</a>: every address, parameter, header and error</li>
        <li><a href="openapi/v1.json">Its OpenAPI description</a>, for generating clients</li>
        <li><a href="docs/errors">Errors</a>: every code, what it means and what to do</li>
        <li><a href="v1">The service document</a>: what is published here now</li>
        <li><a href="health/live">Liveness</a> and <a href="health/ready">readiness</a></li>
        </ul>
        """;
}

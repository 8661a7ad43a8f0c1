using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace ContentApi.Http;

/// <summary>
/// <c>[HttpGet]</c> alone answers 405 to HEAD. Only routing's metadata is widened: the action constraint, from which OpenAPI
/// is described, goes on saying GET.
/// </summary>
public sealed class HeadWhereverGetIs : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        foreach (var metadata in action.Selectors.Select(selector => selector.EndpointMetadata))
        {
            for (var i = 0; i < metadata.Count; i++)
            {
                if (metadata[i] is IHttpMethodMetadata { HttpMethods: ["GET"] }) metadata[i] = new HttpMethodMetadata(["GET", "HEAD"]);
            }
        }
    }
}

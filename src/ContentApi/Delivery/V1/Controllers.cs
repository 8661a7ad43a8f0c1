using System.Reflection;
using ContentApi.Delivery.V1.Changes;
using ContentApi.Delivery.V1.Citations;
using ContentApi.Delivery.V1.Documents;
using ContentApi.Delivery.V1.EligibilityCriteria;
using ContentApi.Delivery.V1.Faqs;
using ContentApi.Delivery.V1.Releases;
using ContentApi.Delivery.V1.Search;
using ContentApi.Delivery.V1.Sections;
using ContentApi.Delivery.V1.Service;
using ContentApi.Delivery.V1.Topics;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace ContentApi.Delivery.V1;

/// <summary>
/// What is served by controllers. To find them by itself, MVC loads every type of the program at every start, EF Core's among them.
/// </summary>
public sealed class Controllers : IApplicationFeatureProvider<ControllerFeature>
{
    private static readonly Type[] All =
    [
        typeof(ChangesController), typeof(CitationsController), typeof(DocumentsController), typeof(EligibilityCriteriaController),
        typeof(FaqsController), typeof(ReleasesController), typeof(SearchController), typeof(SectionsController), typeof(ServiceController),
        typeof(TopicsController),
    ];

    public static void AreAll(ApplicationPartManager parts)
    {
        parts.FeatureProviders.Clear();
        parts.FeatureProviders.Add(new Controllers());
    }

    public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature)
    {
        foreach (var controller in All) feature.Controllers.Add(controller.GetTypeInfo());
    }
}

using System.Globalization;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Writing;

/// <summary>Roles, and what they know.</summary>
internal static class PeopleWriter
{
    public static Piece.Group Role(Role role) => new Piece.Group()
        .Says("title", ScenarioWriter.Title(role.Id, role.Title))
        .Is("level", role.Level)
        .Is("sector", role.Sector)
        .Says("brief", role.Brief)
        .Says("private", role.Private)
        .Is("group", role.Group)
        .Is("capacity", role.Capacity == 2 ? null : role.Capacity.ToString(CultureInfo.InvariantCulture))
        .Is("stand-in", role.StandIn, StandInPolicy.Silent)
        .IsSo("marginalised", role.Marginalised);

    public static Piece.Group Fact(Fact fact) => new Piece.Group()
        .Says("text", fact.Text)
        .Is("truth", fact.Truth ? null : "false")
        .Is("sensitivity", fact.Sensitivity, Sensitivity.Public)
        .Names("known-to", fact.KnownTo)
        .Names("may-know", fact.MayKnow)
        .Says("origin", fact.Origin);
}

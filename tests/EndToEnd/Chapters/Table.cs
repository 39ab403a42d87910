using Microsoft.Playwright;
using Tabletop.EndToEnd.Tests.Pages;
using Tabletop.EndToEnd.Tests.Running;
using Tabletop.EndToEnd.Tests.Screens;

namespace Tabletop.EndToEnd.Tests.Chapters;

/// <summary>Everybody's screens, from the first chapter to the last.</summary>
internal sealed record Table(Room Room, FacilitatorPage Facilitator, ProjectorPage Projector, PhonePage Mayor, PhonePage Police, PhonePage Hospital)
{
    /// <summary>Words need up to forty story minutes through this city.</summary>
    public static readonly LocatorAssertionsToBeVisibleOptions OnItsWay = new() { Timeout = 60_000 };

    public Album Album => Room.Album;

    public IReadOnlyList<(PhonePage Phone, string Seat)> Seated =>
        [(Mayor, Seats.MayorsOffice), (Police, Seats.PoliceCommander), (Hospital, Seats.Hospital)];

    public IReadOnlyList<IPage> Pages => [Facilitator.Page, Projector.Page, Mayor.Page, Police.Page, Hospital.Page];

    public IReadOnlyList<ILocator> Overlays => [Projector.Overlay, Mayor.Overlay, Police.Overlay, Hospital.Overlay];

    public static async Task<Table> In(Room room) => new(
        room, await room.Facilitator(), await room.Projector(), await room.Phone("Ana"), await room.Phone("Boris"), await room.Phone("Vesna"));
}

using Microsoft.AspNetCore.SignalR;
using Tabletop.Hosting;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Web.Guards;

namespace Tabletop.Web.Hubs;

/// <summary>A refusal goes back to the client by its code. A bug goes to the log, without what was said in the call.</summary>
internal sealed class HubFaults(ILogger<HubFaults> logger) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (DamagedLog)
        {
            throw new HubException(HostRefusals.Damaged);
        }
        catch (HostingProblem)
        {
            throw new HubException("storage");
        }
        catch (Exception problem) when (problem is not HubException)
        {
            logger.LogFault(problem);
            throw new HubException("fault");
        }
    }
}

// SPDX-License-Identifier: MIT
#include "base/app_nap_blocker.h"

#import <Foundation/Foundation.h>

namespace proxydeck {

void *AppNapBlocker::begin()
{
    @autoreleasepool {
        // The reason is shown in Activity Monitor and by `pmset -g assertions`.
        id<NSObject> activity =
            [NSProcessInfo.processInfo beginActivityWithOptions:NSActivityUserInitiatedAllowingIdleSystemSleep
                                                         reason:@"Calls and leases that are timed"];
        return [activity retain];
    }
}

void AppNapBlocker::end(void *activity)
{
    if (!activity)
        return;
    @autoreleasepool {
        const id<NSObject> begun = static_cast<id<NSObject>>(activity);
        [NSProcessInfo.processInfo endActivity:begun];
        [begun release];
    }
}

} // namespace proxydeck

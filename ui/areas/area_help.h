// SPDX-License-Identifier: MIT
#pragma once

namespace proxydeck {

class AreaCatalogue;
class AreaSets;

/// Data that area editors need in addition to the form: the named areas, and the area lists used before. With null,
/// areas are edited as codes only.
struct AreaHelp
{
    const AreaCatalogue *areas = nullptr;
    AreaSets *sets = nullptr;
};

} // namespace proxydeck

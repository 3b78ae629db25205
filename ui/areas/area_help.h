// SPDX-License-Identifier: MIT
#pragma once

namespace proxydeck {

class AreaCatalogue;
class AreaSets;

/// What editors of areas know beyond the form: the areas by name, and the lists of them used before. Null: areas are
/// edited as codes alone.
struct AreaHelp
{
    const AreaCatalogue *areas = nullptr;
    AreaSets *sets = nullptr;
};

} // namespace proxydeck

// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaType>
#include <QObject>

namespace proxydeck {
namespace key_color {
Q_NAMESPACE

/// A mark by which the operator tells keys apart at a glance. Names, not values: each theme has its own shades of them,
/// so that the mark can be seen on light and dark ground.
enum class KeyColor : quint8 { None, Red, Orange, Yellow, Green, Teal, Blue, Purple };
Q_ENUM_NS(KeyColor)

} // namespace key_color

using key_color::KeyColor;

} // namespace proxydeck

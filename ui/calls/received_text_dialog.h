// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/text_dialog.h"

namespace proxydeck {

/// What the vendor (or something in its place) sent and the program could not use.
class ReceivedTextDialog final : public TextDialog
{
    Q_OBJECT

public:
    /// \a about says which call it is of.
    ReceivedTextDialog(const QString &about, const QString &text, QWidget *parent = nullptr);

protected:
    void retranslate() override;

private:
    QString m_about;
};

} // namespace proxydeck

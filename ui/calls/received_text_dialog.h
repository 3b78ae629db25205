// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/text_dialog.h"

namespace proxydeck {

/// Shows a reply of the vendor (or of something in its place, such as a proxy) that the program could not use.
class ReceivedTextDialog final : public TextDialog
{
    Q_OBJECT

public:
    /// \a about names the call.
    ReceivedTextDialog(const QString &about, const QString &text, QWidget *parent = nullptr);

protected:
    void retranslate() override;

private:
    QString m_about;
};

} // namespace proxydeck

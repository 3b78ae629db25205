// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/area.h"
#include "ui/form/codes_editor.h"

#include <QPointer>

class QAction;
class QLabel;

namespace proxydeck {

class AreaCatalogue;
class AreaPicker;
class AreaSets;
class AreaSuggestions;

/// Edits areas by name: a text field with the codes as they are sent, and the area names below it. Names typed or
/// pasted are turned into codes, matches are suggested while typing, and a picker lists all areas: open it with the
/// button in the field, F4 or Alt+Down.
class AreaEditor : public CodesEditor
{
    Q_OBJECT

public:
    /// \a sets may be null. Both must outlive the editor.
    AreaEditor(FormModel &model, int field, const AreaCatalogue &areas, AreaSets *sets, QWidget *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

public Q_SLOTS:
    void openPicker();

protected:
    void showValue() override;
    void retranslate() override;
    QString asCodes(const QString &text) const override;
    void complete() override;
    void changeEvent(QEvent *event) override;

private:
    QStringList chosen() const;
    bool single() const { return parameter().kind == ParameterKind::AreaCode; }
    void showNames();
    void showIcon();
    void suggest();
    void takeSuggestion(const QString &code);

    const AreaCatalogue &m_areas;
    AreaSets *m_sets;
    AreaScope m_scope;
    QAction *m_pick;
    QLabel *m_names;
    AreaSuggestions *m_suggestions = nullptr; ///< created when the first letter is typed
    QPointer<AreaPicker> m_picker;
    bool m_isTaking = false; ///< a suggestion is being put into the text
};

} // namespace proxydeck

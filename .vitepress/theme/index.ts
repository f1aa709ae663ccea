import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme';
import { Gallery } from './gallery.ts';
import './style.css';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('Gallery', Gallery);
  },
} satisfies Theme;
